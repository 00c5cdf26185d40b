import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'saved_question' })
export class SavedQuestionRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'saved_question_pkey' }) owner!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'saved_question_pkey' }) name!: string;
  @Column({ type: 'text' }) query!: string;
  @Column({ type: 'jsonb' }) variables!: unknown;
  @Column({ type: 'timestamptz' }) saved_at!: string;
}
