import { useTranslations } from 'next-intl';
import type { ChosenRule } from '@/domain/voting/rules/own-rule';
import { isPresetName } from '@/domain/voting/rules/presets';
import { ruleInWords } from '@/domain/voting/rules/rule-in-words';
import { useSentence } from './verdict-panel';

/** What a rule is called and what it asks for, in the reader's language. */
export function useRuleWords(): (rule: ChosenRule) => { name: string; formula: string } {
  const words = useTranslations('verdict');
  const say = useSentence();
  return (rule) => {
    if (!isPresetName(rule)) {
      return { name: rule.name, formula: ruleInWords(rule.rule).map(say).join(' ') };
    }
    return { name: words(`presets.${rule}.name`), formula: words(`presets.${rule}.formula`) };
  };
}
