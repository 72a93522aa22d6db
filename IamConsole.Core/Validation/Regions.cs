using System.Text.RegularExpressions;

namespace IamConsole.Core.Validation;

/// <summary>Names of AWS Regions by their shape, so that a new Region is not refused.</summary>
internal static partial class Regions
{
    public static bool IsPlausible(string name) => Shape().IsMatch(name);

    [GeneratedRegex("^(af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)-((gov|iso|isob|isoe|isof|de)-)?(north|south|east|west|central|northeast|northwest|southeast|southwest)-[1-9]$")]
    private static partial Regex Shape();
}
