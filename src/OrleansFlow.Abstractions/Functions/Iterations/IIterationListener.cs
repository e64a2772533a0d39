namespace OrleansFlow.Functions;

/// <summary>Base of <see cref="IIterationListener{TOut}"/>.</summary>
public interface IIterationListener : IFunction;
