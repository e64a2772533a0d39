namespace OrleansFlow.Graph;

/// <summary>
/// What an operator is, without how it runs: the functions and types that a program gave. Specifications are captured and
/// travel with the job; on the silo a visitor turns them into running operators with all types known, without reflection
/// (the role of org.apache.flink.streaming.api.operators.StreamOperatorFactory).
/// </summary>
public abstract class OperatorSpec
{
    /// <summary>How the operator may be chained; the program can restrict it further.</summary>
    public virtual ChainingStrategy DefaultChaining => ChainingStrategy.Always;

    /// <summary>Types of the inputs, in order.</summary>
    public abstract IReadOnlyList<Type> InputTypes { get; }

    /// <summary>Type of the main output; null for a sink.</summary>
    public abstract Type? OutputType { get; }

    /// <summary>Type of the key, or null where the operator has no keyed state.</summary>
    public virtual Type? KeyType => null;

    /// <summary>Whether the operator has a coordinator on the job's side (source enumerator, collect).</summary>
    public bool HasCoordinator => this is CoordinatedOperatorSpec;

    /// <summary>Calls the method of the visitor for this kind of operator.</summary>
    /// <typeparam name="TResult">Type of what the visitor makes.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor);
}
