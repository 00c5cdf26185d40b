import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'network_row' })
export class NetworkRowRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'network_row_pkey' }) id!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) network!: string;
  @Column({ type: 'text' }) network_zh!: string;
  @Column({ type: 'text' }) site_kind_zh!: string;
  @Column({ type: 'text' }) site_kind_en!: string;
  @Column({ type: 'text' }) provincial_count_text!: string;
  @Column({ type: 'int' }) provincial_count_min!: number;
  @Column({ type: 'int', nullable: true }) provincial_count_max!: number | null;
  @Column({ type: 'text' }) provincial_count_qualifier!: string;
  @Column({ type: 'text' }) provincial_layout_zh!: string;
  @Column({ type: 'text' }) city_count_text!: string;
  @Column({ type: 'int' }) city_count_min!: number;
  @Column({ type: 'int', nullable: true }) city_count_max!: number | null;
  @Column({ type: 'text' }) city_count_qualifier!: string;
  @Column({ type: 'text' }) city_remark_zh!: string;
  @Column({ type: 'boolean' }) has_city_task!: boolean;
  @Column({ type: 'int', nullable: true }) construction_count!: number | null;
  @Column({ type: 'text', nullable: true }) construction_what!: string | null;
  @Column({ type: 'text', nullable: true }) construction_place_zh!: string | null;
  @Column({ type: 'text', nullable: true }) construction_district_code!: string | null;
  @Column({ type: 'text', nullable: true }) construction_note!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
}

@Entity({ schema: 'reference', name: 'network_part' })
export class NetworkPartRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'network_part_pkey' })
  network_row_id!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'network_part_pkey' }) part!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'int' }) count!: number;
  @Column({ type: 'text', nullable: true }) steward!: string | null;
}
