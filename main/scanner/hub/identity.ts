// Recognises a scanner after an unplug by its identity, never by its path.
import type { Device } from '../device';

/** What a device keeps from plug to plug. */
export type Identity = Pick<Device, 'vendorId' | 'productId' | 'serialNumber'>;

/**
 * The device that is the scanner: the one with its serial number; else, of its vendor and product, a new one; else one
 * without a different serial number. Null where there is none, and where the identity has no USB numbers.
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
  const ofSameProduct = devices.filter((device) => device.vendorId === vendorId && device.productId === productId);
  if (serialNumber !== null) {
    const same = ofSameProduct.find((device) => isSameDevice(identity, device));
    if (same !== undefined) return same;
  }
  const isAnother = (device: Device): boolean =>
    serialNumber !== null && device.serialNumber !== null && device.serialNumber !== serialNumber;
  return ofSameProduct.find(isNew) ?? ofSameProduct.find((device) => !isAnother(device)) ?? null;
}

/** Whether a device is the same by its serial number; false where it has none. */
export function isSameDevice({ vendorId, productId, serialNumber }: Identity, device: Device): boolean {
  if (serialNumber === null || serialNumber !== device.serialNumber) return false;
  return vendorId === device.vendorId && productId === device.productId;
}

/** Equal for a device that is still at its path. */
export function deviceKey({ path, vendorId, productId, serialNumber }: Device): string {
  return JSON.stringify([path, vendorId, productId, serialNumber]);
}
