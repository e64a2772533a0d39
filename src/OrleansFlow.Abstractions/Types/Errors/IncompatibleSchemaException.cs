namespace OrleansFlow.Types;

/// <summary>Data was written with a schema from which the present type cannot be read.</summary>
public sealed class IncompatibleSchemaException : OrleansFlowException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">The first member that does not fit.</param>
    /// <param name="writer">The schema that the data was written with.</param>
    /// <param name="reader">The schema of the present type.</param>
    public IncompatibleSchemaException(string reason, TypeSchema writer, TypeSchema reader)
        : base($"{reason}{Environment.NewLine}written as: {writer}{Environment.NewLine}read as: {reader}")
    {
        Writer = writer;
        Reader = reader;
    }

    /// <summary>The schema that the data was written with.</summary>
    public TypeSchema Writer { get; }

    /// <summary>The schema of the present type.</summary>
    public TypeSchema Reader { get; }
}
