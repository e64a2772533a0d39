using System.Reflection;
using System.Reflection.Emit;

namespace OrleansFlow.Capture;

internal sealed partial class CaptureAnalysis
{
    /// <summary>Fields and calls.</summary>
    private sealed partial class MethodWalk
    {
        private AbstractValue LoadField(AbstractValue target, int token)
        {
            FieldInfo? field = Field(token);
            if (field is null)
            {
                analysis.Escape(target);
                return AbstractValue.Nothing;
            }

            return analysis.LoadField(target, field);
        }

        private void StoreField(int token, AbstractValue value)
        {
            if (Field(token) is { } field)
            {
                analysis.StoreField(field, value);
            }
            else
            {
                analysis.Escape(value);
            }
        }

        private void Call(IlInstruction instruction)
        {
            MethodBase? method = Method(instruction.Operand);
            if (method is null)
            {
                EscapeAll();
                return;
            }

            bool creates = instruction.OpCode == OpCodes.Newobj;
            var arguments = new AbstractValue[method.GetParameters().Length];
            for (int i = arguments.Length - 1; i >= 0; i--)
            {
                arguments[i] = Pop();
            }

            AbstractValue receiver = creates || method.IsStatic ? AbstractValue.Nothing : Pop();
            AbstractValue result = creates ? Create(method, arguments) : Invoke(method, receiver, arguments, instruction.OpCode == OpCodes.Callvirt);
            if (creates || method is MethodInfo { ReturnType: var type } && type != typeof(void))
            {
                Push(result);
            }
        }

        // A token that cannot be resolved: how many arguments there are is not known either.
        private void EscapeAll()
        {
            foreach (AbstractValue value in _stack)
            {
                analysis.Escape(value);
            }

            _stack.Clear();
        }

        private AbstractValue Create(MethodBase constructor, AbstractValue[] arguments)
        {
            Type type = constructor.DeclaringType!;
            if (typeof(Delegate).IsAssignableFrom(type) && arguments is [var target, { Function: { } function }])
            {
                analysis.CreateDelegate(function, target);
                return AbstractValue.Nothing;
            }

            if (IsCompilerGenerated(type))
            {
                // An iterator's or an asynchronous method's state machine: the framework calls its methods.
                analysis.InvokeVirtualMethods(type);
            }

            analysis.Bind(constructor, AbstractValue.Nothing, arguments);
            return AbstractValue.Nothing;
        }

        private AbstractValue Invoke(MethodBase method, AbstractValue receiver, AbstractValue[] arguments, bool isVirtual)
        {
            if (method.IsGenericMethod)
            {
                foreach (Type argument in method.GetGenericArguments())
                {
                    // AsyncTaskMethodBuilder.Start<TStateMachine>(ref …) calls MoveNext.
                    if (argument.IsValueType && IsCompilerGenerated(argument))
                    {
                        analysis.InvokeVirtualMethods(argument);
                    }
                }
            }

            return isVirtual && method.IsVirtual
                ? analysis.Dispatch(method, receiver, arguments, _constrained)
                : analysis.Bind(method, receiver, arguments);
        }

        private FieldInfo? Field(int token) =>
            TryResolve(() => summary.Method.Module.ResolveField(token, summary.TypeArguments, summary.MethodArguments));

        private MethodBase? Method(int token) =>
            TryResolve(() => summary.Method.Module.ResolveMethod(token, summary.TypeArguments, summary.MethodArguments));

        // An assembly of the program may name one that is not there; what needs it is not followed.
        private static TResult? TryResolve<TResult>(Func<TResult?> resolve)
            where TResult : class
        {
            try
            {
                return resolve();
            }
            catch (Exception e) when (e is ArgumentException or FileNotFoundException or FileLoadException or TypeLoadException or MissingMemberException or BadImageFormatException)
            {
                return null;
            }
        }
    }
}
