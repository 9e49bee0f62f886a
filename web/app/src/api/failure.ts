import { say } from '../language';

/** A fault at one place of the input. */
export interface FieldFault {
  path: string;
  code: string;
  message: string;
}

/** Why a request has no answer: the server's code and message, or ours where no server answered. */
export class Failure extends Error {
  readonly code: string;
  readonly fields: FieldFault[];
  readonly request: string | null;
  /** Whether the token is no good (any more), rather than its person without rights. */
  readonly tokenRefused: boolean;

  constructor(code: string, message: string, options: { fields?: FieldFault[]; request?: string | null; tokenRefused?: boolean } = {}) {
    super(message);
    this.code = code;
    this.fields = options.fields ?? [];
    this.request = options.request ?? null;
    this.tokenRefused = options.tokenRefused ?? false;
  }

  /** Whether the reader must sign in, or has no right. */
  get refused(): boolean {
    return this.code === 'UNAUTHENTICATED' || this.code === 'FORBIDDEN';
  }

  /** Whether it is worth trying again by itself in a moment. */
  get passing(): boolean {
    return this.code === 'UNAVAILABLE';
  }
}

export function unreachable(): Failure {
  return new Failure(
    'UNREACHABLE',
    say('连不上服务器：请检查网络，或稍后重试。', 'The server does not answer: check the network, or try again in a moment.'),
  );
}

export function loading(): Failure {
  return new Failure('UNAVAILABLE', say('服务器正在加载数据。', 'The server is loading its data.'));
}

export function unreadable(status: number): Failure {
  return new Failure(
    'UNREADABLE',
    say(`服务器的回答无法识别（HTTP ${status}）：请稍后重试。`, `The server's answer makes no sense (HTTP ${status}): try again in a moment.`),
  );
}
