import { useOutlook } from './use-outlook.tsx';

/** The foot of the page: what just happened, or that the tenant is gone. */
export function MessageLine() {
  const message = useOutlook((state) => state.message);
  const isLost = useOutlook((state) => state.link === 'lost');
  const shown = isLost
    ? ({ kind: 'problem', text: 'The simulated tenant does not answer; what you see is what it last said. Still trying …' } as const)
    : message;
  return (
    <p className="message" role="status" data-kind={shown?.kind}>
      {shown?.text}
    </p>
  );
}
