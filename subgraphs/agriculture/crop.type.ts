import { registerEnumType } from 'type-graphql';

/** Crops of a field. */
export enum Crop {
  RICE = 'RICE',
  LEAF_VEGETABLE = 'LEAF_VEGETABLE',
  ROOT_VEGETABLE = 'ROOT_VEGETABLE',
  POTATO = 'POTATO',
  PEANUT = 'PEANUT',
  MAIZE = 'MAIZE',
  SMALL_GRAIN = 'SMALL_GRAIN',
  SUGAR_BEET = 'SUGAR_BEET',
  CITRUS = 'CITRUS',
  LYCHEE = 'LYCHEE',
  OTHER_FRUIT = 'OTHER_FRUIT',
}

registerEnumType(Crop, {
  name: 'Crop',
  description: 'Crop of a field (作物)',
  valuesConfig: {
    RICE: { description: 'Rice (水稻)' },
    LEAF_VEGETABLE: { description: 'Leaf vegetables (叶菜)' },
    ROOT_VEGETABLE: { description: 'Root vegetables (根茎类蔬菜)' },
    POTATO: { description: 'Potatoes (马铃薯)' },
    PEANUT: { description: 'Peanuts (花生)' },
    MAIZE: { description: 'Maize (玉米)' },
    SMALL_GRAIN: { description: 'Wheat, barley, oats, rye (麦类)' },
    SUGAR_BEET: { description: 'Sugar beets (甜菜)' },
    CITRUS: { description: 'Citrus, such as Xinhui mandarins (柑橘)' },
    LYCHEE: { description: 'Lychees (荔枝)' },
    OTHER_FRUIT: { description: 'Other fruit (其他水果)' },
  },
});
