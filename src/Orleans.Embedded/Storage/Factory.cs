namespace Orleans.Runtime;

/// <summary>Makes something of something.</summary>
public delegate TResult Factory<in TParam1, out TResult>(TParam1 param1);
