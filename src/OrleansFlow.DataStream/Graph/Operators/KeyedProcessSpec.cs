using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>A process function on a keyed stream.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public sealed class KeyedProcessSpec<TIn, TKey, TOut> : OperatorSpec
{
    /// <summary>Describes a function that knows of the key.</summary>
    /// <param name="function">The function.</param>
    /// <param name="keySelector">Takes the key.</param>
    public KeyedProcessSpec(KeyedProcessFunction<TKey, TIn, TOut> function, UserFunction<Func<TIn, TKey>> keySelector) => (Function, KeySelector) = (function, keySelector);

    /// <summary>Describes a function that does not know of the key.</summary>
    /// <param name="function">The function.</param>
    /// <param name="keySelector">Takes the key.</param>
    public KeyedProcessSpec(ProcessFunction<TIn, TOut> function, UserFunction<Func<TIn, TKey>> keySelector) => (Function, KeySelector) = (function, keySelector);

    /// <summary>The function: a keyed process function or a process function.</summary>
    public IFunction Function { get; }

    /// <summary>Takes the key.</summary>
    public UserFunction<Func<TIn, TKey>> KeySelector { get; }

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override Type KeyType => typeof(TKey);

    /// <summary>The key selector to call.</summary>
    public Func<TIn, TKey> BindKeySelector() => KeySelector.Bind(static f => ((IKeySelector<TIn, TKey>)f).GetKey);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
