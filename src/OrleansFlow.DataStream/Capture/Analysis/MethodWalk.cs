using System.Reflection.Emit;

namespace OrleansFlow.Capture;

internal sealed partial class CaptureAnalysis
{
    /// <summary>One pass over a method body, on a stack of abstract values.</summary>
    private sealed partial class MethodWalk(CaptureAnalysis analysis, MethodSummary summary)
    {
        private readonly Stack<AbstractValue> _stack = new();
        private Type? _constrained;

        public void Run()
        {
            bool reachable = true;
            foreach (IlInstruction instruction in summary.Instructions)
            {
                Enter(instruction.Offset, reachable);
                Step(instruction);
                reachable = instruction.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
                if (instruction.OpCode != OpCodes.Constrained && instruction.OpCode.OpCodeType != OpCodeType.Prefix)
                {
                    _constrained = null;
                }
            }
        }

        private void Enter(int offset, bool reachable)
        {
            if (!reachable)
            {
                _stack.Clear();
            }

            if (summary.HandlerOffsets.Contains(offset))
            {
                _stack.Clear();
                Push(AbstractValue.Nothing);
            }
            else if (summary.Incoming.TryGetValue(offset, out AbstractValue[]? incoming))
            {
                AbstractValue[] merged = Merge(incoming, _stack.ToArray());
                _stack.Clear();
                for (int i = merged.Length - 1; i >= 0; i--)
                {
                    _stack.Push(merged[i]);
                }
            }
        }

        // Both with the top of the stack first; where one is not known yet, the other counts.
        private static AbstractValue[] Merge(AbstractValue[] left, AbstractValue[] right)
        {
            AbstractValue[] longer = left.Length >= right.Length ? left : right;
            AbstractValue[] shorter = left.Length >= right.Length ? right : left;
            return longer.Select((value, i) => i < shorter.Length ? value.Union(shorter[i]) : value).ToArray();
        }

        private void Branch(int target)
        {
            if (_stack.Count == 0)
            {
                return;
            }

            AbstractValue[] now = _stack.ToArray();
            if (!summary.Incoming.TryGetValue(target, out AbstractValue[]? known))
            {
                summary.Incoming.Add(target, now);
                analysis._changed |= now.Any(static value => !value.IsNothing);
                return;
            }

            AbstractValue[] merged = Merge(known, now);
            if (merged.Where((value, i) => i >= known.Length || !ReferenceEquals(value, known[i])).Any())
            {
                summary.Incoming[target] = merged;
                analysis._changed = true;
            }
        }

        private void Push(AbstractValue value) => _stack.Push(value);

        private AbstractValue Pop() => _stack.TryPop(out AbstractValue? value) ? value : AbstractValue.Nothing;

        private void Step(IlInstruction instruction)
        {
            string name = instruction.OpCode.Name!;
            if (name.StartsWith("ldarg", StringComparison.Ordinal))
            {
                Push(summary.Parameters.ElementAtOrDefault(Index(instruction)) ?? AbstractValue.Nothing);
            }
            else if (name.StartsWith("ldloc", StringComparison.Ordinal))
            {
                // The address of a local counts as what the local holds.
                Push(summary.Locals.ElementAtOrDefault(Index(instruction)) ?? AbstractValue.Nothing);
            }
            else if (name.StartsWith("stloc", StringComparison.Ordinal))
            {
                analysis.Flow(ref summary.Locals[Index(instruction)], Pop());
            }
            else if (name.StartsWith("starg", StringComparison.Ordinal))
            {
                analysis.Flow(ref summary.Parameters[Index(instruction)], Pop());
            }
            else if (name.StartsWith("stelem", StringComparison.Ordinal))
            {
                AbstractValue value = Pop();
                Pop();
                analysis.Escape(Pop());
                analysis.Escape(value);
            }
            else if (name.StartsWith("ldelem", StringComparison.Ordinal))
            {
                Pop();
                analysis.Escape(Pop());
                Push(AbstractValue.Nothing);
            }
            else if (name.StartsWith("stind", StringComparison.Ordinal) || instruction.OpCode == OpCodes.Stobj)
            {
                AbstractValue value = Pop();
                Pop();
                analysis.Escape(value);
            }
            else if (name.StartsWith("ldind", StringComparison.Ordinal) || PassesOn(instruction.OpCode))
            {
                // The value goes on as it is.
            }
            else
            {
                StepOther(instruction);
            }
        }

        private static bool PassesOn(OpCode code) =>
            code == OpCodes.Castclass || code == OpCodes.Isinst || code == OpCodes.Unbox || code == OpCodes.Unbox_Any || code == OpCodes.Box || code == OpCodes.Ldobj;

        private static int Index(IlInstruction instruction)
        {
            string name = instruction.OpCode.Name!;
            return name[^2] == '.' && char.IsAsciiDigit(name[^1]) ? name[^1] - '0' : instruction.Operand;
        }

        private void StepOther(IlInstruction instruction)
        {
            OpCode code = instruction.OpCode;
            if (code == OpCodes.Dup)
            {
                AbstractValue value = Pop();
                Push(value);
                Push(value);
            }
            else if (code == OpCodes.Ldfld || code == OpCodes.Ldflda)
            {
                Push(LoadField(Pop(), instruction.Operand));
            }
            else if (code == OpCodes.Stfld)
            {
                AbstractValue value = Pop();
                Pop();
                if (!value.IsNothing)
                {
                    StoreField(instruction.Operand, value);
                }
            }
            else if (code == OpCodes.Stsfld || code == OpCodes.Throw)
            {
                analysis.Escape(Pop());
            }
            else if (code == OpCodes.Ldlen)
            {
                analysis.Escape(Pop());
                Push(AbstractValue.Nothing);
            }
            else if (code == OpCodes.Ldftn || code == OpCodes.Ldvirtftn)
            {
                AbstractValue receiver = code == OpCodes.Ldvirtftn ? Pop() : AbstractValue.Nothing;
                Push(Method(instruction.Operand) is { } method ? AbstractValue.Of(method, receiver) : AbstractValue.Nothing);
            }
            else if (code == OpCodes.Constrained)
            {
                _constrained = TryResolve(() => summary.Method.Module.ResolveType(instruction.Operand, summary.TypeArguments, summary.MethodArguments));
            }
            else if (code == OpCodes.Call || code == OpCodes.Callvirt || code == OpCodes.Newobj)
            {
                Call(instruction);
            }
            else if (code == OpCodes.Ret)
            {
                Return();
            }
            else
            {
                Default(instruction);
            }
        }

        private void Return()
        {
            AbstractValue value = Pop();
            AbstractValue result = summary.Result;
            analysis.Flow(ref result, value);
            summary.Result = result;
            if (summary.IsRoot)
            {
                analysis.Escape(value);
            }
        }

        private void Default(IlInstruction instruction)
        {
            OpCode code = instruction.OpCode;
            int pops = code == OpCodes.Calli || code.StackBehaviourPop == StackBehaviour.Varpop ? _stack.Count : IlStack.Pops(code);
            for (int i = 0; i < pops; i++)
            {
                AbstractValue value = Pop();
                if (code == OpCodes.Calli)
                {
                    analysis.Escape(value);
                }
            }

            for (int i = 0; i < IlStack.Pushes(code); i++)
            {
                Push(AbstractValue.Nothing);
            }

            if (instruction.Targets is { } targets)
            {
                foreach (int target in targets)
                {
                    Branch(target);
                }
            }
            else if (code.OperandType is OperandType.InlineBrTarget or OperandType.ShortInlineBrTarget)
            {
                if (code == OpCodes.Leave || code == OpCodes.Leave_S)
                {
                    _stack.Clear();
                }

                Branch(instruction.Operand);
            }
        }
    }
}
