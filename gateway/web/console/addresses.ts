/** The route parameters of a dataset, from its id `<department>/<name>`. */
export function datasetParams(id: string): { readonly department: string; readonly name: string } {
  const [department = '', ...name] = id.split('/');
  return { department, name: name.join('/') };
}
