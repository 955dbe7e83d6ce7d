// Finds a scanner again after it was unplugged, by what it is and never by where it was.
import type { Device } from '../device';

/** What stays the same of a device from plug to plug. */
export type Identity = Pick<Device, 'vendorId' | 'productId' | 'serialNumber'>;

/**
 * Which of these devices is the scanner known by `identity`: the one with its serial number; else, of those of its vendor
 * and product, the one that is new; else one of them that has no serial number to say that it is another. Null where none
 * is, and where the identity says nothing.
 *
 * @param isNew whether a device was not yet there when the scanner went away
 */
export function findAgain(
  identity: Identity,
  devices: readonly Device[],
  isNew: (device: Device) => boolean,
): Device | null {
  const { vendorId, productId, serialNumber } = identity;
  if (vendorId === null || productId === null) return null;
  const ofItsMake = devices.filter((device) => device.vendorId === vendorId && device.productId === productId);
  if (serialNumber !== null) {
    const itself = ofItsMake.find((device) => isItself(identity, device));
    if (itself !== undefined) return itself;
  }
  const another = (device: Device): boolean =>
    serialNumber !== null && device.serialNumber !== null && device.serialNumber !== serialNumber;
  return ofItsMake.find(isNew) ?? ofItsMake.find((device) => !another(device)) ?? null;
}

/** Whether a device is this very one: known only where it has a serial number. */
export function isItself({ vendorId, productId, serialNumber }: Identity, device: Device): boolean {
  if (serialNumber === null || serialNumber !== device.serialNumber) return false;
  return vendorId === device.vendorId && productId === device.productId;
}

/** The same text for a device that has not moved. */
export function placeOf({ path, vendorId, productId, serialNumber }: Device): string {
  return JSON.stringify([path, vendorId, productId, serialNumber]);
}
