namespace IamConsole.Core.Catalog;

/// <summary>The type of a condition key's value, which decides the operators that fit it.</summary>
public enum ConditionKeyType
{
    String,
    Arn,
    Bool,
    Numeric,
    Date,
    IpAddress,
    Binary,
}
