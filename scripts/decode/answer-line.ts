// One line of `decode --jsonl`: a request in JSON in, everything that was read in JSON out.
import { decodeWithElements, toDriversLicenseAnswer, type Warning } from '../../main/licence';
import { apiNames, byApiName, certainNames, truncatedByApiName } from './api-names';
import { readRequest } from './request';

function withApiName({ code, params }: Warning): Warning {
  const { field } = params;
  if (typeof field !== 'string' || !(field in apiNames)) return { code, params };
  return { code, params: { ...params, field: apiNames[field as keyof typeof apiNames] } };
}

function refusal(id: unknown, status: 'unsupported' | 'unreadable', reason: string): object {
  return { id, status, reason, licence: null, certain: [], warnings: [], repairs: [] };
}

/**
 * Answers one line `{"id","code"}` as of `today`. A line that is no JSON, or has no code, is answered as `unreadable` with
 * the reason `not_json` or `no_code`, so that every line in has one line out. What a card does not say is null.
 */
export function answerLine(line: string, today: string): object {
  const request = readRequest(line);
  const { id } = request;
  if ('reason' in request) return refusal(id, 'unreadable', request.reason);
  const { decoded, elements } = decodeWithElements(request.code, today);
  if (decoded.status !== 'ok') return refusal(id, decoded.status, decoded.reason);
  const { licence, certainty, warnings, repairs } = decoded;
  return {
    id,
    status: 'ok',
    licence: toDriversLicenseAnswer(licence),
    certain: certainNames(decoded),
    warnings: warnings.map(withApiName),
    repairs,
    certainty: byApiName(certainty),
    truncated: truncatedByApiName(licence.truncated),
    country: licence.country,
    sex: licence.sex,
    class: licence.licenceClass,
    issue_date: licence.issued,
    elements,
  };
}
