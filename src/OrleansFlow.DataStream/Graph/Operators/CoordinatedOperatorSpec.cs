namespace OrleansFlow.Graph;

/// <summary>An operator with a coordinator on the job's side (org.apache.flink.runtime.operators.coordination.OperatorCoordinator).</summary>
public abstract class CoordinatedOperatorSpec : OperatorSpec
{
    /// <summary>Calls the method of the visitor for this kind of operator.</summary>
    /// <typeparam name="TResult">Type of what the visitor makes.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<TResult>(ICoordinatedSpecVisitor<TResult> visitor);
}
