using System.Reflection;
using System.Reflection.Emit;

namespace OrleansFlow.Tasks.Operators.Fusion;

/// <content>The loop around the operators' work.</content>
internal sealed partial class FusedLoopBuilder
{
    /// <summary>Compiles the loop of an operator and those behind it.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="head">The operator.</param>
    /// <param name="chain">What the chain shares.</param>
    /// <param name="position">Position of who hands records to it.</param>
    /// <param name="hasTimestamps">Whether the batches have timestamps.</param>
    /// <param name="operators">How many operators the loop does the work of.</param>
    public static BatchLoop<T> Compile<T>(IFusable head, ChainState chain, int position, bool hasTimestamps, out int operators)
    {
        // Two passes: the first one finds out what the loop needs, so that it can be seen to before the loop begins.
        FusedLoopBuilder Emit(DynamicMethod method, FusedLoopBuilder? probe)
        {
            var loop = new FusedLoopBuilder(method.GetILGenerator(), chain, position, typeof(T), hasTimestamps);
            loop.EmitMethod<T>(head, probe?._targets ?? [], probe?._conditions ?? []);
            return loop;
        }

        DynamicMethod method = CreateMethod<T>();
        FusedLoopBuilder loop = Emit(method, Emit(CreateMethod<T>(), probe: null));
        operators = loop._operators;
        return method.CreateDelegate<BatchLoop<T>>(loop._targets.ToArray());
    }

    private static DynamicMethod CreateMethod<T>() => new(
        $"FusedLoop<{typeof(T).Name}>",
        typeof(int),
        [typeof(object[]), typeof(T[]), typeof(long[]), typeof(int), typeof(int)],
        typeof(FusedLoopBuilder).Module,
        skipVisibility: true);

    private void EmitMethod<T>(IFusable head, List<object> targets, List<(object Target, MethodInfo Condition)> conditions)
    {
        LoadTargets(targets);
        foreach ((object target, MethodInfo condition) in conditions)
        {
            Label holds = _il.DefineLabel();
            LoadTarget(target);
            _il.Emit(OpCodes.Call, condition);
            _il.Emit(OpCodes.Brtrue, holds);
            _il.Emit(OpCodes.Ldarg_3);
            _il.Emit(OpCodes.Ret);
            _il.MarkLabel(holds);
        }

        Begin(typeof(T));

        // An error leaves exact counts behind, too.
        Label end = _il.BeginExceptionBlock();
        EmitLoop<T>(head, end);
        _il.BeginCatchBlock(typeof(object));
        _il.Emit(OpCodes.Pop);
        AddCounts();
        _il.Emit(OpCodes.Rethrow);
        _il.EndExceptionBlock();
        AddCounts();
        ReturnNextIndex(typeof(T));
    }

    private void EmitLoop<T>(IFusable head, Label end)
    {
        Label body = _il.DefineLabel();
        _il.MarkLabel(body);
        EmitBody<T>(head);
        _il.MarkLabel(_nextRecord);
        Advance();
        if (_hasTimestamps)
        {
            _il.Emit(OpCodes.Ldloc, _index);
            _il.Emit(OpCodes.Ldarg, 4);
            _il.Emit(OpCodes.Blt, body);
        }
        else
        {
            _il.Emit(OpCodes.Ldloc, _record);
            _il.Emit(OpCodes.Ldloc, _behindLast);
            _il.Emit(OpCodes.Blt_Un, body);
        }

        _il.MarkLabel(_leave);
        _il.Emit(OpCodes.Leave, end);
        foreach (Action emit in _seldom)
        {
            emit();
        }
    }

    // What is in the array is of the locals' types, so nothing is to be checked.
    private void LoadTargets(List<object> targets)
    {
        for (int i = 0; i < targets.Count; i++)
        {
            LocalBuilder local = Target(targets[i]);
            _il.Emit(OpCodes.Ldarg_0);
            _il.Emit(OpCodes.Ldc_I4, i);
            _il.Emit(OpCodes.Ldelem_Ref);
            _il.Emit(OpCodes.Stloc, local);
        }
    }

    // Without timestamps the loop walks through the records by reference, which needs neither an index nor a check of it.
    private void Begin(Type type)
    {
        if (_hasTimestamps)
        {
            _il.Emit(OpCodes.Ldarg_3);
            _il.Emit(OpCodes.Stloc, _index);
            return;
        }

        LoadReference(type, static il => il.Emit(OpCodes.Ldarg_3));
        _il.Emit(OpCodes.Stloc, _record);
        LoadReference(type, static il =>
        {
            il.Emit(OpCodes.Ldarg, 4);
            il.Emit(OpCodes.Ldc_I4_1);
            il.Emit(OpCodes.Sub);
        });
        _il.Emit(OpCodes.Sizeof, type);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _behindLast);
    }

    private void LoadReference(Type type, Action<ILGenerator> loadIndex)
    {
        _il.Emit(OpCodes.Ldarg_1);
        loadIndex(_il);
        _il.Emit(OpCodes.Readonly);
        _il.Emit(OpCodes.Ldelema, type);
    }

    private void EmitBody<T>(IFusable head)
    {
        LocalBuilder value = _il.DeclareLocal(typeof(T));
        if (_hasTimestamps)
        {
            _il.Emit(OpCodes.Ldarg_1);
            _il.Emit(OpCodes.Ldloc, _index);
            _il.Emit(OpCodes.Ldelem, typeof(T));
        }
        else
        {
            _il.Emit(OpCodes.Ldloc, _record);
            _il.Emit(OpCodes.Ldobj, typeof(T));
        }

        _il.Emit(OpCodes.Stloc, value);
        head.Emit(this, value);
    }

    private void Advance()
    {
        if (_hasTimestamps)
        {
            _il.Emit(OpCodes.Ldloc, _index);
            _il.Emit(OpCodes.Ldc_I4_1);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Stloc, _index);
        }
        else
        {
            _il.Emit(OpCodes.Ldloc, _record);
            _il.Emit(OpCodes.Sizeof, _record.LocalType.GetElementType()!);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Stloc, _record);
        }
    }

    private void AddCounts()
    {
        foreach ((LocalBuilder owner, FieldInfo field, LocalBuilder count) in _counters)
        {
            _il.Emit(OpCodes.Ldloc, owner);
            _il.Emit(OpCodes.Dup);
            _il.Emit(OpCodes.Ldfld, field);
            _il.Emit(OpCodes.Ldloc, count);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Stfld, field);
        }
    }

    private void ReturnNextIndex(Type type)
    {
        if (_hasTimestamps)
        {
            _il.Emit(OpCodes.Ldloc, _index);
        }
        else
        {
            // end − (records left)
            _il.Emit(OpCodes.Ldarg, 4);
            _il.Emit(OpCodes.Ldloc, _behindLast);
            _il.Emit(OpCodes.Ldloc, _record);
            _il.Emit(OpCodes.Sub);
            _il.Emit(OpCodes.Sizeof, type);
            _il.Emit(OpCodes.Div);
            _il.Emit(OpCodes.Conv_I4);
            _il.Emit(OpCodes.Sub);
        }

        _il.Emit(OpCodes.Ret);
    }
}
