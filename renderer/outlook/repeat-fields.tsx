import type { MeetingDraft } from './meeting-draft.ts';

const repeats = { never: 'Does not repeat', daily: 'Every day', weekly: 'Every week' } as const;

export interface RepeatFieldsProps {
  readonly draft: MeetingDraft;
  readonly onChange: (part: Partial<MeetingDraft>) => void;
}

export const RepeatFields = ({ draft, onChange }: RepeatFieldsProps) => (
  <>
    <select
      aria-label="Repeat"
      value={draft.repeat}
      onChange={({ target }) => onChange({ repeat: target.value as MeetingDraft['repeat'] })}
    >
      {Object.entries(repeats).map(([repeat, words]) => (
        <option key={repeat} value={repeat}>
          {words}
        </option>
      ))}
    </select>
    {draft.repeat !== 'never' && (
      <label className="days">
        <input
          type="number"
          required
          min={2}
          max={200}
          aria-label="How often"
          value={draft.times}
          onChange={({ target }) => onChange({ times: target.valueAsNumber || 2 })}
        />
        times
      </label>
    )}
  </>
);
