// British Columbia's cards, which carry the tracks of a magnetic stripe.
export { readStripe } from './bc-stripe';
export { blankHealthNumber, hasWholeTracks, isStripe, readTracks } from './bc-tracks';
