namespace OrleansFlow.Types;

/// <summary>A serializer that is created before its parts, because they may lead back to it.</summary>
internal interface IObjectSerializer
{
    /// <summary>Whether its parts do lead back to it.</summary>
    bool IsRecursive { get; set; }

    /// <summary>Gives it its parts.</summary>
    void Complete(TypeSerializer[] parts);
}
