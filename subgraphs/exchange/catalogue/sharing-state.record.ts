import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'sharing_version' })
export class SharingVersionRecord {
  @PrimaryColumn({ type: 'boolean', default: true }) is_only!: boolean;
  @Column({ type: 'bigint' }) version!: number;
}

@Entity({ schema: 'exchange', name: 'data_grant' })
export class DataGrantRecord {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column({ type: 'uuid', nullable: true }) request_id!: string | null;
  @Column({ type: 'text' }) number!: string;
  @Column({ type: 'text' }) organisation_kind!: string;
  @Column({ type: 'text' }) organisation_id!: string;
  @Column({ type: 'text' }) dataset_id!: string;
  @Column({ type: 'int' }) dataset_version!: number;
  @Column({ type: 'text', array: true }) fields!: string[];
  @Column({ type: 'text', array: true, nullable: true }) districts!: string[] | null;
  @Column({ type: 'timestamptz', nullable: true }) data_from!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) data_before!: string | null;
  @Column({ type: 'text' }) purpose!: string;
  @Column({ type: 'date' }) valid_from!: string;
  @Column({ type: 'date' }) until!: string;
  @Column({ type: 'int', nullable: true }) operations_per_day!: number | null;
  @Column({ type: 'text' }) given_by!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) given_at!: string;
  @Column({ type: 'text', nullable: true }) revoked_by!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) revoked_at!: string | null;
  @Column({ type: 'text', nullable: true }) revoked_because!: string | null;
  @Column({ type: 'boolean', default: false }) is_demonstration!: boolean;
}

@Entity({ schema: 'exchange', name: 'hub_event' })
export class HubEventRecord {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: number;
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' }) at!: string;
  @Column({ type: 'text' }) event!: string;
  @Column({ type: 'text' }) subject!: string;
  @Column({ type: 'text', nullable: true }) trace_id!: string | null;
  @Column({ type: 'jsonb' }) facts!: object;
  @Column({ type: 'timestamptz', nullable: true }) chained_at!: string | null;
}

@Entity({ schema: 'exchange', name: 'real_data' })
export class RealDataRecord {
  @PrimaryColumn({ type: 'text' }) department!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) since!: string;
}
