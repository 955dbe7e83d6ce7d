// British Columbia's cards, whose barcode contains the tracks of a magnetic stripe.
export { readStripe } from './bc-stripe';
export { blankHealthNumber, hasWholeTracks, isStripe, readTracks, tornStart } from './bc-tracks';
