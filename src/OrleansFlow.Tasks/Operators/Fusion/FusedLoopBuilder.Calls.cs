using System.Reflection;
using System.Reflection.Emit;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Fusion;

/// <content>Calls, with what they need and what tells whose they are.</content>
internal sealed partial class FusedLoopBuilder
{
    private void EmitCollect<T>(Output<T> output, LocalBuilder value, int position)
    {
        // What is called here may say itself whose code runs, so a handler would not know.
        Mark(position);
        LoadTarget(output);
        _il.Emit(OpCodes.Ldloc, value);
        LoadTimestamp();
        _il.Emit(OpCodes.Callvirt, typeof(Output<T>).GetMethod(nameof(Output<>.Collect))!);
    }

    private void Guard(Action emit)
    {
        _il.BeginExceptionBlock();
        emit();
        _il.BeginCatchBlock(typeof(object));
        _il.Emit(OpCodes.Pop);
        Mark(_position);
        _il.Emit(OpCodes.Rethrow);
        _il.EndExceptionBlock();
    }

    private void Mark(int position)
    {
        LoadTarget(_chain);
        _il.Emit(OpCodes.Ldc_I4, position);
        _il.Emit(OpCodes.Stfld, Current);
    }

    private void LoadTimestamp()
    {
        if (_hasTimestamps)
        {
            _il.Emit(OpCodes.Ldarg_2);
            _il.Emit(OpCodes.Ldloc, _index);
            _il.Emit(OpCodes.Ldelem_I8);
        }
        else
        {
            _il.Emit(OpCodes.Ldc_I8, Timestamps.None);
        }
    }

    private void EmitCall(Delegate function, params ReadOnlySpan<LocalBuilder> arguments)
    {
        MethodInfo? method = DirectMethod(function);
        object? target = method is null ? function : function.Target;
        if (target is not null)
        {
            LoadTarget(target);
        }

        foreach (LocalBuilder argument in arguments)
        {
            _il.Emit(OpCodes.Ldloc, argument);
        }

        if (method is null)
        {
            _il.Emit(OpCodes.Callvirt, function.GetType().GetMethod(nameof(Action.Invoke))!);
        }
        else
        {
            _il.Emit(OpCodes.Call, method);
        }
    }

    /// <summary>The method behind a delegate, if calling it directly means the same.</summary>
    private static MethodInfo? DirectMethod(Delegate function)
    {
        MethodInfo method = function.Method;
        if (!function.HasSingleTarget || method.DeclaringType is not { IsValueType: false } || method is DynamicMethod)
        {
            return null;
        }

        MethodInfo invoke = function.GetType().GetMethod(nameof(Action.Invoke))!;
        int closed = method.IsStatic && function.Target is not null ? 1 : 0;
        return (method.IsStatic || function.Target is not null)
            && method.GetParameters().Skip(closed).Select(static p => p.ParameterType).SequenceEqual(invoke.GetParameters().Select(static p => p.ParameterType))
            && method.ReturnType == invoke.ReturnType
            ? method
            : null;
    }

    private void LoadTarget(object target) => _il.Emit(OpCodes.Ldloc, Target(target));

    private LocalBuilder Target(object target)
    {
        int index = _targets.FindIndex(t => ReferenceEquals(t, target));
        if (index < 0)
        {
            index = _targets.Count;
            _targets.Add(target);
            _targetLocals.Add(_il.DeclareLocal(target.GetType()));
        }

        return _targetLocals[index];
    }
}
