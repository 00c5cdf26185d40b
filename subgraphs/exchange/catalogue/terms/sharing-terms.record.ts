import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The person who proposed something and the one who confirmed it: two persons. */
abstract class ProposalColumns {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column({ type: 'text' }) proposed_by!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) proposed_at!: string;
  @Column({ type: 'text', nullable: true }) confirmed_by!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) confirmed_at!: string | null;
  @Column({ type: 'text', nullable: true }) ended_by!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) ended_at!: string | null;
  @Column({ type: 'boolean', default: false }) is_demonstration!: boolean;
}

@Entity({ schema: 'exchange', name: 'dataset' })
export class DatasetRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'dataset_pkey' }) id!: string;
  @Column({ type: 'text' }) department!: string;
  @Column({ type: 'jsonb' }) facts!: object;
  @Column({ type: 'text', array: true }) fields!: string[];
  @Column({ type: 'int', default: 1 }) version!: number;
  @Column({ type: 'jsonb', default: {} }) shape!: object;
}

@Entity({ schema: 'exchange', name: 'class_confirmation' })
export class ClassConfirmationRecord extends ProposalColumns {
  @Column({ type: 'text' }) dataset_id!: string;
  @Column({ type: 'text' }) sharing!: string;
  @Column({ type: 'text' }) openness!: string;
  @Column({ type: 'text' }) note!: string;
}

@Entity({ schema: 'exchange', name: 'continuation_record' })
export class ContinuationRecordRecord extends ProposalColumns {
  @Column({ type: 'int' }) task_id!: number;
  @Column({ type: 'text' }) document!: string;
  @Column({ type: 'text' }) document_number!: string;
  @Column({ type: 'date' }) valid_from!: string;
  @Column({ type: 'date', nullable: true }) valid_to!: string | null;
}

@Entity({ schema: 'exchange', name: 'right_confirmation' })
export class RightConfirmationRecord extends ProposalColumns {
  @Column({ type: 'int' }) task_id!: number;
  @Column({ type: 'text' }) owner!: string;
  @Column({ type: 'text' }) topic!: string;
  @Column({ type: 'text', nullable: true }) continuation_id!: string | null;
  @Column({ type: 'date' }) review_by!: string;
}

@Entity({ schema: 'exchange', name: 'release' })
export class ReleaseRecord extends ProposalColumns {
  @Column({ type: 'text' }) number!: string;
  @Column({ type: 'text' }) dataset_id!: string;
  @Column({ type: 'text' }) content!: string;
  @Column({ type: 'text' }) process!: string;
  @Column({ type: 'text' }) authority!: string;
  @Column({ type: 'text' }) channel!: string;
  @Column({ type: 'date' }) valid_from!: string;
  @Column({ type: 'date', nullable: true }) valid_to!: string | null;
  @Column({ type: 'text', nullable: true }) ended_reason!: string | null;
}
