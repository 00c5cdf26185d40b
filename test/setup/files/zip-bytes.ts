import { crc32, deflateRawSync } from 'node:zlib';

/** A file to be packed. */
export interface PackedFile {
  readonly name: string | Buffer;
  readonly content: string | Buffer;
  /** Unpacked size that the directory claims, if it lies. */
  readonly claims?: number;
  /** Whether it says that it is encrypted. */
  readonly isEncrypted?: boolean;
}

/** A zip archive, written by hand, so that it can be wrong. */
export function zipBytes(files: ReadonlyArray<PackedFile>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const content = Buffer.from(file.content);
    const packed = deflateRawSync(content);
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(file.isEncrypted ? 1 : 0, 0);
    facts.writeUInt16LE(8, 2);
    facts.writeUInt32LE(crc32(content), 8);
    facts.writeUInt32LE(packed.length, 12);
    facts.writeUInt32LE(file.claims ?? content.length, 16);
    facts.writeUInt16LE(name.length, 20);
    const local = Buffer.concat([Buffer.from('504b03041400', 'hex'), facts, Buffer.alloc(2), name]);
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE(offset, 12);
    directory.push(
      Buffer.concat([
        Buffer.from('504b010214001400', 'hex'),
        facts,
        Buffer.alloc(2),
        rest.subarray(2),
        name,
      ]),
    );
    bodies.push(local, packed);
    offset += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

/** A cell of a workbook; a date as Excel's serial day. */
type WorkbookCell =
  | string
  | number
  | { readonly day: number }
  | { readonly formula: string; readonly result: number };

/** A workbook (.xlsx) of sheets. */
export function workbookBytes(
  sheets: Readonly<Record<string, ReadonlyArray<ReadonlyArray<WorkbookCell>>>>,
): Buffer {
  const names = Object.keys(sheets);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const part = (name: string, content: string) => ({ name, content: head + content });
  return zipBytes([
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${String(at + 1)}" r:id="r${String(at + 1)}"/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}">${names.map((_, at) => `<Relationship Id="r${String(at + 1)}" Type="${office}/worksheet" Target="worksheets/sheet${String(at + 1)}.xml"/>`).join('')}<Relationship Id="s" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    ...names.map((name, at) =>
      part(
        `xl/worksheets/sheet${String(at + 1)}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${(sheets[name] ?? []).map(rowXml).join('')}</sheetData></worksheet>`,
      ),
    ),
  ]);
}

function rowXml(cells: ReadonlyArray<WorkbookCell>, at: number): string {
  const row = String(at + 1);
  const xml = cells.map((cell, column) =>
    cellXml(cell, `${String.fromCharCode(65 + column)}${row}`),
  );
  return `<row r="${row}">${xml.join('')}</row>`;
}

function cellXml(cell: WorkbookCell, place: string): string {
  if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${String(cell)}</v></c>`;
  if ('day' in cell) return `<c r="${place}" s="1"><v>${String(cell.day)}</v></c>`;
  return `<c r="${place}"><f>${cell.formula}</f><v>${String(cell.result)}</v></c>`;
}
