import { Column, Entity, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'planting_survey_pkey' } as const;
const QUANTITY = { type: 'double precision', nullable: true } as const;

@Entity({ schema: 'agriculture', name: 'planting_survey' })
export class PlantingSurveyRecord {
  @PrimaryColumn({ type: 'text', ...KEY }) district_code!: string;
  @PrimaryColumn({ type: 'int', ...KEY }) year!: number;
  @Column({ type: 'double precision' }) sown_area_ha!: number;
  @Column(QUANTITY) rice_area_ha!: number | null;
  @Column(QUANTITY) vegetable_area_ha!: number | null;
  @Column(QUANTITY) fruit_area_ha!: number | null;
  /** Nitrogen in the fertiliser used, as N. */
  @Column(QUANTITY) nitrogen_t!: number | null;
  /** Phosphate in the fertiliser used, as P2O5. */
  @Column(QUANTITY) phosphate_t!: number | null;
  /** Pesticide used, as sold. */
  @Column(QUANTITY) pesticide_t!: number | null;
  @Column(QUANTITY) plastic_film_t!: number | null;
  @Column(QUANTITY) total_nitrogen_loss_t!: number | null;
  @Column(QUANTITY) total_phosphorus_loss_t!: number | null;
  @Column({ type: 'text' }) provenance!: string;
  @Column({ type: 'text' }) source!: string;
}
