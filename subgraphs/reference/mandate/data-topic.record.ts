import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'data_topic' })
export class DataTopicRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'data_topic_pkey' }) id!: string;
  @Column({ type: 'text' }) department_id!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text' }) name_en!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'boolean' }) must_open!: boolean;
  @Column({ type: 'text', array: true }) standards!: string[];
  @Column({ type: 'text', array: true }) network_rows!: string[];
  @Column({ type: 'text' }) suggested_update!: string;
  @Column({ type: 'text', nullable: true }) note!: string | null;
}
