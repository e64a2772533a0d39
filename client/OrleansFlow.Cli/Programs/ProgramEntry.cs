using System.Reflection;

namespace OrleansFlow.Cli.Programs;

/// <summary>The method that a program starts with.</summary>
internal static class ProgramEntry
{
    /// <summary>Finds Main: of the class named, else the assembly's entry point.</summary>
    /// <param name="assembly">The program.</param>
    /// <param name="className">Full name of a class with a static Main, or null.</param>
    /// <exception cref="CommandException">There is none.</exception>
    public static MethodInfo Find(Assembly assembly, string? className)
    {
        if (className is null)
        {
            return assembly.EntryPoint
                ?? throw new CommandException($"'{assembly.GetName().Name}' has no entry point; name a class with a static Main by --class.");
        }

        Type type = assembly.GetType(className)
            ?? throw new CommandException($"'{assembly.GetName().Name}' has no class '{className}'.");
        return type.GetMethod("Main", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?? throw new CommandException($"The class '{className}' has no static method Main.");
    }

    /// <summary>Runs it.</summary>
    /// <param name="entry">The method.</param>
    /// <param name="arguments">The program's arguments.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> InvokeAsync(MethodInfo entry, string[] arguments)
    {
        object?[]? parameters = entry.GetParameters() switch
        {
            [] => null,
            [{ ParameterType: var type }] when type == typeof(string[]) => [arguments],
            _ => throw new CommandException($"Main of '{entry.DeclaringType}' takes other parameters than (string[]) or none."),
        };
        try
        {
            switch (entry.Invoke(null, BindingFlags.DoNotWrapExceptions, null, parameters, null))
            {
                case Task<int> code:
                    return await code;
                case Task task:
                    await task;
                    return 0;
                case var result:
                    return result as int? ?? 0;
            }
        }
        catch (Exception exception) when (exception is not (OrleansFlowException or CommandException or OperationCanceledException))
        {
            throw new ProgramFailedException(exception);
        }
    }
}
