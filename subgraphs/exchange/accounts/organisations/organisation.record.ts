import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'organisation' })
export class OrganisationRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'organisation_pkey' }) id!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text', nullable: true }) name_en!: string | null;
  @Column({ type: 'text' }) sponsor_id!: string;
  @Column({ type: 'timestamptz' }) registered_at!: string;
  @Column({ type: 'text' }) registered_by!: string;
  @Column({ type: 'text', nullable: true }) confirmed_by_1!: string | null;
  @Column({ type: 'text', nullable: true }) confirmed_by_2!: string | null;
  @Column({ type: 'text', nullable: true }) founding_document!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) confirmed_at!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) locked_at!: string | null;
  @Column({ type: 'boolean', default: false }) is_demonstration!: boolean;
}
