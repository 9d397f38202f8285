'use client';

import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { Button, type ButtonLook } from './button';

/**
 * A question that must be answered before anything else: the browser's own modal
 * dialog, which keeps the focus inside, closes on Escape and gives the focus back.
 */
export function Dialog({
  open,
  onClose,
  title,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
}) {
  const words = useTranslations('common');
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (open && !dialog.current?.open) {
      dialog.current?.showModal();
      // React's own autoFocus comes too early: what a closed dialog holds takes no focus.
      dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    }
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      className="max-h-[90dvh] w-[min(34rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-surface p-6 shadow-xl"
    >
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 id={id} className="font-serif text-xl font-semibold">
          {title}
        </h2>
        <button
          type="button"
          aria-label={words('close')}
          onClick={onClose}
          className="-m-2 inline-flex size-11 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <path d="m3.5 3.5 11 11m0-11-11 11" stroke="currentColor" strokeWidth="1.75" />
          </svg>
        </button>
      </div>
      {open && children}
    </dialog>
  );
}

/** A button that opens a dialog; `children` gets the function that closes it again. */
export function DialogButton({
  label,
  look,
  title,
  children,
}: {
  label: ReactNode;
  look?: ButtonLook;
  title: ReactNode;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={close} title={title}>
        {children(close)}
      </Dialog>
    </>
  );
}
