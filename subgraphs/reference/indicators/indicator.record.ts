import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'indicator' })
export class IndicatorRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'indicator_pkey' }) code!: string;
  @Column({ type: 'text' }) symbol!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text' }) name_en!: string;
  @Column({ type: 'text' }) unit!: string;
  @Column({ type: 'int' }) decimals!: number;
  @Column({ type: 'text' }) aggregation!: string;
  @Column({ type: 'double precision', nullable: true }) plausible_min!: number | null;
  @Column({ type: 'double precision', nullable: true }) plausible_max!: number | null;
  @Column({ type: 'text' }) source!: string;
}
