namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>Two successive codes of a device, as they are typed.</summary>
public sealed class MfaCodes
{
    public string First { get; set; } = "";

    public string Second { get; set; } = "";

    /// <summary>What is wrong with the first, or none.</summary>
    public string? FirstProblem { get; private set; }

    /// <summary>What is wrong with the second, or none.</summary>
    public string? SecondProblem { get; private set; }

    /// <summary>Checks the shape of both before they are sent; whether they are the device's is not known here.</summary>
    public bool Check()
    {
        FirstProblem = ShapeProblem(First);
        SecondProblem = ShapeProblem(Second) ?? (First == Second ? "Enter the code that the device shows after the first one." : null);
        return FirstProblem is null && SecondProblem is null;
    }

    /// <summary>Lets go of what was typed: a code is worth nothing twice.</summary>
    public void Forget() => (First, Second, FirstProblem, SecondProblem) = ("", "", null, null);

    private static string? ShapeProblem(string code) =>
        code.Length == 6 && code.All(char.IsAsciiDigit) ? null : "Enter the six digits that the device shows, without spaces.";
}
