import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'request' })
export class RequestRecord {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column({ type: 'text', unique: true }) number!: string;
  @Column({ type: 'text', nullable: true }) exchange_number!: string | null;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int', default: 1 }) version!: number;
  @Column({ type: 'text' }) applicant_kind!: string;
  @Column({ type: 'text' }) applicant_id!: string;
  @Column({ type: 'text' }) applicant_name!: string;
  @Column({ type: 'text', nullable: true }) owner!: string | null;
  @Column({ type: 'text' }) purpose!: string;
  @Column({ type: 'text' }) duty_basis!: string;
  @Column({ type: 'text', array: true, nullable: true }) districts!: string[] | null;
  @Column({ type: 'timestamptz', nullable: true }) data_from!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) data_before!: string | null;
  @Column({ type: 'date', nullable: true }) wanted_from!: string | null;
  @Column({ type: 'date', nullable: true }) wanted_until!: string | null;
  @Column({ type: 'int', nullable: true }) operations_per_day!: number | null;
  @Column({ type: 'text' }) security_contact!: string;
  @Column({ type: 'text' }) security_phone!: string;
  @Column({ type: 'jsonb', nullable: true }) decision!: object | null;
  @Column({ type: 'date', nullable: true }) granted_until!: string | null;
  @Column({ type: 'jsonb', nullable: true }) clock!: object | null;
  @Column({ type: 'date', nullable: true }) due_on!: string | null;
  @Column({ type: 'uuid', nullable: true }) split_from!: string | null;
  @Column({ type: 'uuid', nullable: true }) renews!: string | null;
  @Column({ type: 'text' }) created_by!: string;
  @Column({ type: 'timestamptz' }) created_at!: string;
  @Column({ type: 'timestamptz', nullable: true }) submitted_at!: string | null;
  @Column({ type: 'boolean', default: false }) is_demonstration!: boolean;
}

@Entity({ schema: 'exchange', name: 'request_dataset' })
export class RequestDatasetRecord {
  @PrimaryColumn({ type: 'uuid' }) request_id!: string;
  @PrimaryColumn({ type: 'text' }) dataset_id!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'boolean' }) is_whole!: boolean;
  @Column({ type: 'text', array: true, nullable: true }) fields!: string[] | null;
  @Column({ type: 'int', nullable: true }) version!: number | null;
  @Column({ type: 'text', nullable: true }) sharing!: string | null;
}

@Entity({ schema: 'exchange', name: 'request_event' })
export class RequestEventRecord {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: number;
  @Column({ type: 'uuid' }) request_id!: string;
  @Column({ type: 'timestamptz' }) at!: string;
  @Column({ type: 'text' }) act!: string;
  @Column({ type: 'text', nullable: true }) from_state!: string | null;
  @Column({ type: 'text' }) to_state!: string;
  @Column({ type: 'text' }) subject!: string;
  @Column({ type: 'text' }) post!: string;
  @Column({ type: 'text' }) acted_as!: string;
  @Column({ type: 'text', nullable: true }) organisation_kind!: string | null;
  @Column({ type: 'text', nullable: true }) organisation_id!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'text', nullable: true }) document_number!: string | null;
  @Column({ type: 'jsonb' }) facts!: object;
}

@Entity({ schema: 'exchange', name: 'request_attachment' })
export class RequestAttachmentRecord {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) request_id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) media_type!: string;
  @Column({ type: 'bytea' }) content!: Buffer;
  @Column({ type: 'text' }) hash_alg!: string;
  @Column({ type: 'text' }) hash!: string;
  @Column({ type: 'text' }) uploaded_by!: string;
  @Column({ type: 'text' }) uploaded_as!: string;
  @Column({ type: 'timestamptz' }) uploaded_at!: string;
}

@Entity({ schema: 'exchange', name: 'calendar_day' })
export class CalendarDayRecord {
  @PrimaryColumn({ type: 'date' }) day!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) source!: string;
  @Column({ type: 'text' }) certainty!: string;
  @Column({ type: 'text', nullable: true }) changed_by!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) changed_at!: string | null;
}
