import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'department' })
export class DepartmentRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'department_pkey' }) id!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text' }) name_en!: string;
  @Column({ type: 'text' }) successor_today!: string;
  @Column({ type: 'text', nullable: true }) early_warning_domain!: string | null;
  @Column({ type: 'boolean' }) must_share!: boolean;
}
