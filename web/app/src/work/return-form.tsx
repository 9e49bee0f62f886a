import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { say } from '../language';

const most = 500;

/** ReturnForm asks why records are sent back. */
export function ReturnForm({ count, send, cancel }: { count: number; send: (reason: string) => void; cancel: () => void }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    if (reason.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    send(reason.trim());
  };
  return (
    <form class="return-form" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && cancel()} noValidate>
      <label for={id}>{say('退回原因（对方会看到）', 'Why it is returned (the other side reads it)')}</label>
      <textarea
        id={id}
        ref={field}
        rows={2}
        maxLength={most}
        value={reason}
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-missing` : undefined}
        onInput={(event) => {
          setReason(event.currentTarget.value);
          setMissing(false);
        }}
      />
      {missing && (
        <p class="field-fault" id={`${id}-missing`}>
          {say('请说明退回原因，以便对方更正。', 'Say why, so that the other side can correct it.')}
        </p>
      )}
      <button type="submit" class="primary">
        {count === 1 ? say('退回', 'Return') : say(`退回 ${count} 条`, `Return ${count}`)}
      </button>
      <button type="button" onClick={cancel}>
        {say('取消', 'Cancel')}
      </button>
    </form>
  );
}
