namespace OrleansFlow.Capture;

/// <summary>Finds the types that captured programs name, and refuses those that they may not name.</summary>
public interface IUserTypeResolver
{
    /// <summary>Finds a type that is neither generic with arguments nor an array.</summary>
    /// <param name="assemblyName">Simple name of its assembly.</param>
    /// <param name="fullName">Full name, with <c>+</c> before nested types and the number of type parameters after <c>`</c>.</param>
    /// <returns>The type.</returns>
    /// <exception cref="CaptureException">There is none, or jobs may not name it.</exception>
    Type Resolve(string assemblyName, string fullName);
}
