import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'task' })
export class TaskRecord {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'task_pkey' }) id!: number;
  @Column({ type: 'text' }) code!: string;
  @Column({ type: 'text' }) title_zh!: string;
  @Column({ type: 'text' }) summary_en!: string;
  @Column({ type: 'text' }) lead!: string;
  @Column({ type: 'int' }) start_year!: number;
  @Column({ type: 'int' }) end_year!: number;
  @Column({ type: 'text', array: true }) themes!: string[];
  @Column({ type: 'text', array: true }) network_rows!: string[];
  @Column({ type: 'boolean' }) depends_on_province!: boolean;
  @Column({ type: 'date' }) valid_from!: string;
  @Column({ type: 'date' }) valid_to!: string;
}

@Entity({ schema: 'reference', name: 'task_participant' })
export class TaskParticipantRecord {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'task_participant_pkey' })
  task_id!: number;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'task_participant_pkey' })
  department_id!: string;
  @Column({ type: 'int' }) position!: number;
}
