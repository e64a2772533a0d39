namespace OrleansFlow.Functions;

/// <summary>Base of all user functions (org.apache.flink.api.common.functions.Function).</summary>
public interface IFunction;
