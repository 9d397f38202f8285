'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '@/components/ui/field';
import type { Delegation } from '@/domain/sessions/delegation';
import type { Place } from '@/domain/sessions/participant';
import { roles } from '@/domain/sessions/roles';

type Props = {
  place: Place;
  delegations: readonly Delegation[];
  /** Only a chair gives the chair. */
  mayGiveChair: boolean;
  roleHint?: string;
  delegationHint?: string;
};

/** A role, and for delegates their delegation. Without scripts both are always asked. */
export function PlaceFields({ place, delegations, mayGiveChair, roleHint, delegationHint }: Props) {
  const words = useTranslations('participants');
  const names = useTranslations('sessions');
  const [role, setRole] = useState<string>(place.role);
  const [delegation, setDelegation] = useState(place.delegationId ?? '');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={words('roleLabel')}
        hint={roleHint}
        name="role"
        value={role}
        onChange={(event) => setRole(event.target.value)}
      >
        {roles
          .filter((one) => one !== 'chair' || mayGiveChair || place.role === 'chair')
          .map((one) => (
            <option key={one} value={one}>
              {names(`roles.${one}`)}
            </option>
          ))}
      </SelectField>
      <SelectField
        label={words('delegationLabel')}
        hint={delegationHint}
        name="delegationId"
        value={delegation}
        onChange={(event) => setDelegation(event.target.value)}
      >
        <option value="">{words('noDelegation')}</option>
        {delegations.map(({ id, name, shortName }) => (
          <option key={id} value={id}>
            {name} ({shortName})
          </option>
        ))}
      </SelectField>
    </div>
  );
}
