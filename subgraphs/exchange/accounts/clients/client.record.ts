import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'client' })
export class ClientRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'client_pkey' }) id!: string;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text' }) post!: string;
  @Column({ type: 'text', array: true, nullable: true }) districts!: string[] | null;
  @Column({ type: 'text', array: true, nullable: true }) sources!: string[] | null;
  @Column({ type: 'text', nullable: true }) secret_hash!: string | null;
  @Column({ type: 'text', nullable: true }) previous_secret_hash!: string | null;
  @Column({ type: 'text', nullable: true }) next_secret_hash!: string | null;
  @Column({ type: 'text', nullable: true }) next_secret_confirmed_by!: string | null;
  @Column({ type: 'text', nullable: true }) department_id!: string | null;
  @Column({ type: 'text', nullable: true }) organisation_id!: string | null;
  @Column({ type: 'text', nullable: true }) outside_issuer!: string | null;
  @Column({ type: 'text', nullable: true }) outside_subject!: string | null;
  @Column({ type: 'timestamptz' }) registered_at!: string;
  @Column({ type: 'text' }) registered_by!: string;
  @Column({ type: 'text', nullable: true }) confirmed_by_1!: string | null;
  @Column({ type: 'text', nullable: true }) confirmed_by_2!: string | null;
  @Column({ type: 'text', nullable: true }) founding_document!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) confirmed_at!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) locked_at!: string | null;
  @Column({ type: 'boolean', default: false }) is_demonstration!: boolean;
}
