import { Column, Entity, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'ecosystem_service_pkey' } as const;

@Entity({ schema: 'forestry', name: 'ecosystem_service' })
export class EcosystemServiceRecord {
  @PrimaryColumn({ type: 'text', ...KEY }) district_code!: string;
  @PrimaryColumn({ type: 'int', ...KEY }) year!: number;
  /** Of `EcosystemServiceKind`. */
  @PrimaryColumn({ type: 'text', ...KEY }) service!: string;
  /** Physical quantity of the service, in `quantity_unit`. */
  @Column({ type: 'double precision', nullable: true }) quantity!: number | null;
  /** UCUM. */
  @Column({ type: 'text', nullable: true }) quantity_unit!: string | null;
  @Column({ type: 'double precision' }) value_cny10k!: number;
  @Column({ type: 'text' }) standard!: string;
  @Column({ type: 'text' }) provenance!: string;
  @Column({ type: 'text' }) source!: string;
}
