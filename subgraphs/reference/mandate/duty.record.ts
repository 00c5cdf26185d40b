import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'duty' })
export class DutyRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'duty_pkey' }) clause!: string;
  @Column({ type: 'text' }) department_id!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text', array: true }) classes!: string[];
  @Column({ type: 'text' }) summary_en!: string;
  @Column({ type: 'text', array: true }) topics!: string[];
  @Column({ type: 'date' }) valid_from!: string;
  @Column({ type: 'date' }) valid_to!: string;
}

@Entity({ schema: 'reference', name: 'continuation' })
export class ContinuationRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'continuation_pkey' }) id!: string;
  @Column({ type: 'text', nullable: true }) clause!: string | null;
  @Column({ type: 'int', nullable: true }) task_id!: number | null;
  @Column({ type: 'text' }) document!: string;
  @Column({ type: 'date', nullable: true }) valid_from!: string | null;
  @Column({ type: 'date', nullable: true }) valid_to!: string | null;
  @Column({ type: 'text' }) relation!: string;
  @Column({ type: 'text', nullable: true }) bearer!: string | null;
  @Column({ type: 'text' }) certainty!: string;
  @Column({ type: 'text' }) note!: string;
  @Column({ type: 'boolean' }) is_demonstration!: boolean;
}
