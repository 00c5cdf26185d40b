import { Column, Entity, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'hazardous_chemical_pkey' } as const;

@Entity({ schema: 'transport', name: 'hazardous_chemical' })
export class HazardousChemicalRecord {
  @PrimaryColumn({ type: 'text', ...KEY }) store_id!: string;
  /** Four digits of the UN Recommendations on the Transport of Dangerous Goods. */
  @PrimaryColumn({ type: 'text', ...KEY }) un_number!: string;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text' }) name_en!: string;
  @Column({ type: 'text' }) hazard_class!: string;
  @Column({ type: 'double precision' }) quantity_t!: number;
  @Column({ type: 'date' }) reported_on!: string;
}
