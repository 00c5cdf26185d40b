import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'inconsistency' })
export class InconsistencyRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'inconsistency_pkey' }) id!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text', array: true }) departments!: string[];
  @Column({ type: 'int', array: true }) tasks!: number[];
  @Column({ type: 'text', array: true }) network_rows!: string[];
  @Column({ type: 'text' }) finding!: string;
  @Column({ type: 'text' }) handling!: string;
}
