using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Fusion;

/// <summary>
/// Compiles a run of maps and filters, with the sink behind them, into one loop over a batch that calls the user's methods
/// directly. Record by record it does what the operators do among themselves, in the same order, but the run-time compiler
/// sees all of it at once and can inline it: a chain of small lambdas costs about what a loop written by hand costs, where
/// virtual calls and delegates cost several times as much. What cannot be part of a loop is called from it as usual. Whose
/// code an error comes from is told by where in the loop it was thrown: each call has a handler of its own, which costs
/// nothing until it is needed, where a store for each call would cost more than a small function does.
/// </summary>
internal sealed partial class FusedLoopBuilder
{
    private static readonly FieldInfo Current = typeof(ChainState).GetField(nameof(ChainState.Current))!;

    private readonly ILGenerator _il;
    private readonly ChainState _chain;
    private readonly bool _hasTimestamps;
    private readonly List<object> _targets = [];
    private readonly List<LocalBuilder> _targetLocals = [];
    private readonly List<(object Target, MethodInfo Condition)> _conditions = [];
    private readonly List<(LocalBuilder Owner, FieldInfo Field, LocalBuilder Count)> _counters = [];
    private readonly List<Action> _seldom = [];
    private readonly Stack<Action> _rest = new();
    private readonly LocalBuilder _index;
    private readonly LocalBuilder _record;
    private readonly LocalBuilder _behindLast;
    private readonly Label _nextRecord;
    private readonly Label _leave;
    private Label _drop;
    private int _position;
    private int _operators;

    private FusedLoopBuilder(ILGenerator il, ChainState chain, int position, Type recordType, bool hasTimestamps)
    {
        _il = il;
        _chain = chain;
        _position = position;
        _hasTimestamps = hasTimestamps;
        _index = il.DeclareLocal(typeof(int));
        _record = il.DeclareLocal(recordType.MakeByRefType());
        _behindLast = il.DeclareLocal(recordType.MakeByRefType());
        _nextRecord = il.DefineLabel();
        _leave = il.DefineLabel();
        _drop = _nextRecord;
    }

    /// <summary>Whether loops can be compiled here.</summary>
    public static bool IsSupported => RuntimeFeature.IsDynamicCodeCompiled;

    /// <summary>Says whose work is emitted from here on.</summary>
    /// <param name="position">Position of the operator.</param>
    public void At(int position)
    {
        _position = position;
        _operators++;
    }

    /// <summary>Calls a function of the user with the record.</summary>
    /// <param name="function">The function, of one parameter.</param>
    /// <param name="value">Holds the record.</param>
    /// <param name="resultType">Type of the result.</param>
    /// <returns>Holds the result.</returns>
    public LocalBuilder Call(Delegate function, LocalBuilder value, Type resultType)
    {
        LocalBuilder result = _il.DeclareLocal(resultType);
        Guard(() =>
        {
            EmitCall(function, value);
            _il.Emit(OpCodes.Stloc, result);
        });
        return result;
    }

    /// <summary>Calls a method with the record.</summary>
    /// <param name="target">The object to call.</param>
    /// <param name="method">Its method, of one parameter.</param>
    /// <param name="value">Holds the record.</param>
    /// <returns>Holds the result.</returns>
    public LocalBuilder Call(object target, MethodInfo method, LocalBuilder value)
    {
        LocalBuilder result = _il.DeclareLocal(method.ReturnType);
        Guard(() =>
        {
            LoadTarget(target);
            _il.Emit(OpCodes.Ldloc, value);
            _il.Emit(OpCodes.Callvirt, method);
            _il.Emit(OpCodes.Stloc, result);
        });
        return result;
    }

    /// <summary>Calls a function of the user with the record, and drops the record if it says false.</summary>
    /// <param name="function">The function, of one parameter.</param>
    /// <param name="value">Holds the record.</param>
    public void KeepIf(Delegate function, LocalBuilder value)
    {
        _il.Emit(OpCodes.Ldloc, Call(function, value, typeof(bool)));
        _il.Emit(OpCodes.Brfalse, _drop);
    }

    /// <summary>Counts the records that come here in a field of an object.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="field">The field, of type long.</param>
    public void Count(object owner, FieldInfo field)
    {
        // Counted in a register: adding in memory would be the slowest part of a short loop.
        LocalBuilder count = _il.DeclareLocal(typeof(long));
        _counters.Add((Target(owner), field, count));
        _il.Emit(OpCodes.Ldloc, count);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, count);
    }

    /// <summary>Hands the record on.</summary>
    /// <typeparam name="T">Type of the record.</typeparam>
    /// <param name="output">Takes it.</param>
    /// <param name="value">Holds it.</param>
    public void HandOn<T>(Output<T> output, LocalBuilder value)
    {
        if (output is IFusable fusable)
        {
            fusable.Emit(this, value);
            return;
        }

        EmitCollect(output, value, _position);
    }

    /// <summary>Hands the record on to several outputs, one after the other.</summary>
    /// <typeparam name="T">Type of the record.</typeparam>
    /// <param name="outputs">Take it.</param>
    /// <param name="value">Holds it.</param>
    public void HandOnToEach<T>(Output<T>[] outputs, LocalBuilder value)
    {
        int position = _position;
        Label drop = _drop;
        for (int i = 0; i < outputs.Length; i++)
        {
            // One that drops the record leaves it to the others all the same.
            Label next = _il.DefineLabel();
            Output<T>[] rest = outputs[(i + 1)..];
            _rest.Push(() => Array.ForEach(rest, output => EmitCollect(output, value, position)));
            _position = position;
            _drop = next;
            HandOn(outputs[i], value);
            _rest.Pop();
            _il.MarkLabel(next);
        }

        _drop = drop;
    }

    /// <summary>Calls a function of the user that pushes results itself, and says meanwhile that the operator's code runs.</summary>
    /// <param name="function">The function, of two parameters.</param>
    /// <param name="value">Holds the record.</param>
    /// <param name="collector">Takes the results.</param>
    /// <param name="begin">Its method that takes the timestamp before the call.</param>
    public void CallPushing(Delegate function, LocalBuilder value, object collector, MethodInfo begin)
    {
        LoadTarget(collector);
        LoadTimestamp();
        _il.Emit(OpCodes.Call, begin);
        EmitCall(function, value, Target(collector));
    }

    /// <summary>Does nothing with the batch unless a condition holds when the loop begins.</summary>
    /// <param name="target">An object.</param>
    /// <param name="condition">Its method that says so.</param>
    public void Require(object target, MethodInfo condition)
    {
        Target(target);
        _conditions.Add((target, condition));
    }

    /// <summary>Calls a method that takes the record and its timestamp and returns a <see cref="ValueTask"/>.</summary>
    /// <param name="target">The object to call.</param>
    /// <param name="method">Its method.</param>
    /// <param name="isExact">Whether exactly this method is meant, whatever overrides it.</param>
    /// <param name="value">Holds the record.</param>
    /// <param name="waiter">What is told when the task is not complete; the loop ends there.</param>
    /// <param name="wait">Its method that takes the task.</param>
    public void CallAndAwait(object target, MethodInfo method, bool isExact, LocalBuilder value, object waiter, MethodInfo wait)
    {
        LocalBuilder task = _il.DeclareLocal(typeof(ValueTask));
        LocalBuilder awaiter = _il.DeclareLocal(typeof(ValueTaskAwaiter));
        Label incomplete = _il.DefineLabel();
        Guard(() =>
        {
            LoadTarget(target);
            _il.Emit(OpCodes.Ldloc, value);
            LoadTimestamp();
            _il.Emit(isExact ? OpCodes.Call : OpCodes.Callvirt, method);
            _il.Emit(OpCodes.Stloc, task);
        });
        _il.Emit(OpCodes.Ldloca, task);
        _il.Emit(OpCodes.Call, typeof(ValueTask).GetProperty(nameof(ValueTask.IsCompletedSuccessfully))!.GetMethod!);
        _il.Emit(OpCodes.Brfalse, incomplete);
        Guard(() =>
        {
            _il.Emit(OpCodes.Ldloca, task);
            _il.Emit(OpCodes.Call, typeof(ValueTask).GetMethod(nameof(ValueTask.GetAwaiter))!);
            _il.Emit(OpCodes.Stloc, awaiter);
            _il.Emit(OpCodes.Ldloca, awaiter);
            _il.Emit(OpCodes.Call, typeof(ValueTaskAwaiter).GetMethod(nameof(ValueTaskAwaiter.GetResult))!);
        });
        int position = _position;
        Action[] rest = [.. _rest];
        _seldom.Add(() =>
        {
            _il.MarkLabel(incomplete);
            Mark(position);
            LoadTarget(waiter);
            _il.Emit(OpCodes.Ldloc, task);
            _il.Emit(OpCodes.Call, wait);
            Array.ForEach(rest, static emit => emit());
            Advance();
            _il.Emit(OpCodes.Br, _leave);
        });
    }
}
