/** The name of a department as it begins or stands within the name of a field: `Water` in `approveWaterValues`. */
export function capitalName(department: string): string {
  return `${department.charAt(0).toUpperCase()}${department.slice(1)}`;
}
