using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>How a window's elements become one value as they come, so that the window keeps the value only.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TAcc">Type of the value that is kept.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
public abstract class WindowAggregation<T, TAcc, TResult>
{
    /// <summary>The function object, if there is one.</summary>
    public abstract IFunction? Instance { get; }

    /// <summary>Whether parts of a window may be aggregated apart and merged in the order of their elements.</summary>
    public abstract bool IsMergeable { get; }

    /// <summary>Whether parts may be merged in any order.</summary>
    public abstract bool IsCommutative { get; }

    /// <summary>Makes the value of the first element.</summary>
    public abstract Func<T, TAcc> BindFirst();

    /// <summary>Adds an element to a value.</summary>
    public abstract Func<T, TAcc, TAcc> BindAdd();

    /// <summary>Merges the value of later elements into that of earlier ones.</summary>
    public abstract Func<TAcc, TAcc, TAcc> BindMerge();

    /// <summary>The result of a value.</summary>
    public abstract Func<TAcc, TResult> BindResult();
}
