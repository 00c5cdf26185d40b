import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'dataset_item' })
export class DatasetItemRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'dataset_item_pkey' })
  dataset_id!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'dataset_item_pkey' })
  coordinate!: string;
  @Column({ type: 'text' }) department!: string;
  @Column({ type: 'text', nullable: true }) name_zh!: string | null;
  @Column({ type: 'text' }) description!: string;
  @Column({ type: 'text' }) data_type!: string;
}
